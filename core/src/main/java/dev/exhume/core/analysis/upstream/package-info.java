/**
 * What the makers of programs said of their versions: until when they cared for them, and which
 * have holes.
 */
@NullMarked
package dev.exhume.core.analysis.upstream;

import org.jspecify.annotations.NullMarked;
