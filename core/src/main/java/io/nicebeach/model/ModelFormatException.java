package io.nicebeach.model;

import java.io.IOException;

/**
 * A model file that cannot be used; the message names the file, the reason and, if any, the byte.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST_COMPLAINT = 400;

  /**
   * @param name the file or stream
   * @param offset where in it, in bytes from the start
   * @param complaint what is wrong; it may quote the file, so it is cut short and freed of control
   *     characters
   */
  public ModelFormatException(String name, long offset, String complaint) {
    super(message(name, complaint) + " (at byte " + offset + ")");
  }

  /** Of a file that is wrong as a whole. */
  public ModelFormatException(String name, String complaint) {
    super(message(name, complaint));
  }

  private static String message(String name, String complaint) {
    return name + ": not usable: " + printable(complaint);
  }

  private static String printable(String complaint) {
    String oneLine = complaint.replaceAll("\\p{Cntrl}", "?");
    return oneLine.length() <= LONGEST_COMPLAINT
        ? oneLine
        : oneLine.substring(0, LONGEST_COMPLAINT) + "...";
  }
}
