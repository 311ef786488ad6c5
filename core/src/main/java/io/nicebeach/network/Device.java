package io.nicebeach.network;

/** What a backend computes on. */
public enum Device {
  /** The fastest that is there. */
  AUTO,
  /** The processor: the same seed gives the same bytes. */
  CPU,
  /** A graphics card by NVIDIA, in mixed precision. */
  CUDA
}
