/**
 * Accounts of people and services, their history, and names that can be forgotten, in tables of the book's database.
 */
@NullMarked
package nl.mutatieboek.security.account;

import org.jspecify.annotations.NullMarked;
