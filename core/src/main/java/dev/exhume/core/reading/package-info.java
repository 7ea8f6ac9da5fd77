/** How the dead server is read: bounded, in any charset, keeping what failed as problems. */
@NullMarked
package dev.exhume.core.reading;

import org.jspecify.annotations.NullMarked;
