package io.nicebeach.settings;

/**
 * A setting that is missing, unknown or out of range; the message names its source, key and cure.
 */
public final class SettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
