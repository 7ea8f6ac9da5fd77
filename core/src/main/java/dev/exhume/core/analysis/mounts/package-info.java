/** What the server mounted that is not here: what was on it, and where to look for it. */
@NullMarked
package dev.exhume.core.analysis.mounts;

import org.jspecify.annotations.NullMarked;
