/** The rescue kit: what it takes to run a dead server as a container, written from its profile. */
@NullMarked
package dev.exhume.core.kit;

import org.jspecify.annotations.NullMarked;
