/** Which services of a machine speak to each other over Unix sockets. */
@NullMarked
package dev.exhume.core.analysis.ports.unix;

import org.jspecify.annotations.NullMarked;
