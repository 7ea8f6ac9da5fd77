/** Names of files as FAT keeps them: eight and three letters, and the long ones before those. */
@NullMarked
package dev.exhume.disk.filesystem.fat.name;

import org.jspecify.annotations.NullMarked;
