package dev.exhume.core.kit;

/** A server that cannot be built anew from packages; the message says why. */
public final class NotRebuildableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Says why, as the end of a sentence. */
  public NotRebuildableException(String message) {
    super(message);
  }
}
