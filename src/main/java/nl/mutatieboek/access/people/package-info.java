/** The people and services that act: their accounts, their grants and their names, which can be forgotten. */
@NullMarked
package nl.mutatieboek.access.people;

import org.jspecify.annotations.NullMarked;
