/** What a proxy in front of other servers listens on. */
@NullMarked
package dev.exhume.core.analysis.ports.proxy;

import org.jspecify.annotations.NullMarked;
