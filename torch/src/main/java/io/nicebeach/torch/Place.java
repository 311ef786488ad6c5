package io.nicebeach.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Where tensors live, and their way there and back.
 *
 * @param mixed whether products are computed in half precision (bfloat16, whose numbers reach as
 *     far as single precision's, so that no loss needs scaling); weights stay in single precision
 */
record Place(DeviceType device, boolean mixed) {
  static final Place CPU = new Place(DeviceType.CPU, false);
  static final Place CUDA = new Place(DeviceType.CUDA, true);

  /** Does the part of a forward pass that may be in mixed precision. */
  <T> T inItsPrecision(Supplier<T> forward) {
    if (!mixed) {
      return forward.get();
    }
    torch.set_autocast_dtype(device, ScalarType.BFloat16);
    torch.set_autocast_enabled(device, true);
    try {
      return forward.get();
    } finally {
      torch.set_autocast_enabled(device, false);
      torch.clear_cache(); // of weights in half precision, which change now
    }
  }

  Tensor of(float[] values, long... shape) {
    return moved(AbstractTensor.create(values, shape));
  }

  Tensor of(long[] values, long... shape) {
    return moved(AbstractTensor.create(values, shape));
  }

  Tensor of(boolean[] values, long... shape) {
    return moved(AbstractTensor.create(values, shape));
  }

  Tensor zeros(long... shape) {
    return moved(torch.zeros(shape));
  }

  private Tensor moved(Tensor tensor) {
    return device == DeviceType.CPU ? tensor : tensor.to(new Device(device), tensor.scalar_type());
  }

  /** A copy in Java's memory, row-major, in single precision. */
  static float[] toFloats(Tensor tensor) {
    Tensor source = tensor.to(new Device(DeviceType.CPU), ScalarType.Float).contiguous();
    float[] values = new float[Math.toIntExact(source.numel())];
    new FloatPointer(source.data_ptr()).get(values);
    return values;
  }

  static long[] longs(int... numbers) {
    long[] longs = new long[numbers.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = numbers[i];
    }
    return longs;
  }
}
