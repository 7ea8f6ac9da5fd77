/** Where on the server data changes, and where only programs lie. */
@NullMarked
package dev.exhume.core.analysis.data;

import org.jspecify.annotations.NullMarked;
