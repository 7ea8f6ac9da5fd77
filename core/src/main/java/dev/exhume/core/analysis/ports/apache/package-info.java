/** What Apache httpd, 1.3 to 2.4, listens on and serves. */
@NullMarked
package dev.exhume.core.analysis.ports.apache;

import org.jspecify.annotations.NullMarked;
