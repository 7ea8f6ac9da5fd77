/** What nginx listens on and serves. */
@NullMarked
package dev.exhume.core.analysis.ports.nginx;

import org.jspecify.annotations.NullMarked;
