package io.nicebeach.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nicebeach.network.Batch;
import java.nio.FloatBuffer;
import java.util.Map;

/** ONNX Runtime with a network at work. */
final class Runtime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  Runtime(byte[] onnx) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(onnx, options);
    }
  }

  /** The outputs [N][T'][V] for features [N][T][F] of utterances that are equally long. */
  float[][][] run(Batch batch) throws OrtException {
    long[] shape = {batch.size(), batch.maxFrames(), batch.bins()};
    try (OnnxTensor features =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch.values()), shape);
        OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, features))) {
      return (float[][][]) result.get(0).getValue();
    }
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
