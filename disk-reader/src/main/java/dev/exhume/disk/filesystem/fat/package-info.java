/** FAT12, FAT16 and FAT32 with long names, as {@code /boot/efi} has them. */
@NullMarked
package dev.exhume.disk.filesystem.fat;

import org.jspecify.annotations.NullMarked;
