package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.volume.lvm.text.VolumeId;
import java.util.Optional;

/** A logical volume that users saw. */
public record VisibleVolume(String name, Optional<VolumeId> id, ByteSource bytes) {}
