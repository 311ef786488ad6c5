package io.nicebeach.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Models and containers as bytes, to be changed and read again. */
final class ModelBytes {
  static final String NAME = "words.safetensors";

  private ModelBytes() {}

  static Safetensors content(Model model) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(bytes(model)), NAME);
  }

  static Model read(byte[] file) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(file), NAME);
  }

  static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  static byte[] bytes(Safetensors content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.write(out);
    return out.toByteArray();
  }
}
