/** The text in which LVM describes volume groups. */
@NullMarked
package dev.exhume.disk.volume.lvm.text;

import org.jspecify.annotations.NullMarked;
