/** The people and services that act: their accounts, their grants and their names, which can be forgotten. */
@NullMarked
package nl.mutatieboek.security.account;

import org.jspecify.annotations.NullMarked;
