/** Opens a dead server and ties its analysis together. */
@NullMarked
package dev.exhume.core;

import org.jspecify.annotations.NullMarked;
