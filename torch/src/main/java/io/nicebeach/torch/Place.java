package io.nicebeach.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where tensors live, and their way there and back. */
record Place(DeviceType device) {
  static final Place CPU = new Place(DeviceType.CPU);

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
