/** Mutatieboek: the book of a government's budget. Its rooms are the packages below, each answering one question. */
@NullMarked
package nl.mutatieboek;

import org.jspecify.annotations.NullMarked;
