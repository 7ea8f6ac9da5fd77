/** Compares the files on the disk with what their packages say of them. */
@NullMarked
package dev.exhume.core.analysis.verification;

import org.jspecify.annotations.NullMarked;
