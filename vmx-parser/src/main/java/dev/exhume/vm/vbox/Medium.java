package dev.exhume.vm.vbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image that a registry knows.
 *
 * @param location as it is written
 * @param home the folder that a relative location starts from
 * @param type of hard disks: {@code Normal}, {@code Writethrough}, {@code Immutable}
 * @param parent the id of the image that this one is a difference to
 * @param isRemote whether it is a disk on the network
 */
record Medium(
    String location, Path home, Optional<String> type, Optional<String> parent, boolean isRemote) {}
