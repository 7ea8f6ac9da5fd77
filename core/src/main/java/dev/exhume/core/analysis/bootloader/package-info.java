/** What the boot loader starts when nobody chooses anything else. */
@NullMarked
package dev.exhume.core.analysis.bootloader;

import org.jspecify.annotations.NullMarked;
