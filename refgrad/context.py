"""# mx.context: devices, where MXNet keeps them"""

from .engine.context import Context, Device, cpu, cpu_pinned, current_context, current_device, gpu, num_gpus

__all__ = ["Context", "Device", "cpu", "cpu_pinned", "current_context", "current_device", "gpu", "num_gpus"]
