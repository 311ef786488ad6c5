package io.nicebeach.network;

/** A layer that does not fit what goes into it. The message names its place and both shapes. */
public final class LayerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String kind;
  private final String complaint;

  /**
   * @param path the layer's place, such as {@code 3.1} for the second layer of a residual block
   * @param complaint what goes on after the layer's name
   */
  public LayerException(String path, String kind, String complaint) {
    super(place(path, kind) + " " + complaint);
    this.path = path;
    this.kind = kind;
    this.complaint = complaint;
  }

  /** The same complaint, seen from outside of the layer at {@code place}. */
  public LayerException within(String place) {
    return new LayerException(place + "." + path, kind, complaint);
  }

  /** How messages name a layer. */
  public static String place(String path, String kind) {
    return "layer " + path + " (" + kind + ")";
  }
}
