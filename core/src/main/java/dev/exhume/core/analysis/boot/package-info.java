/** How the machine booted: init, its default runlevel and the services that it started. */
@NullMarked
package dev.exhume.core.analysis.boot;

import org.jspecify.annotations.NullMarked;
