package dev.exhume.vm.vmx;

import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.DiskBacking;

/**
 * A disk that the settings attach.
 *
 * @param file as the settings have it
 */
record Device(DeviceAddress address, DiskBacking backing, String file) {}
