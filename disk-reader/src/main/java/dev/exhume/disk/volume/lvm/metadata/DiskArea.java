package dev.exhume.disk.volume.lvm.metadata;

/**
 * A part of a physical volume.
 *
 * @param start in bytes from the start of the physical volume
 * @param size in bytes
 */
record DiskArea(long start, long size) {}
