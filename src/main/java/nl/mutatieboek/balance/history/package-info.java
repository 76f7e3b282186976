/** History of one item: its balances over budget years, documents and time, as tables and charts. */
@NullMarked
package nl.mutatieboek.balance.history;

import org.jspecify.annotations.NullMarked;
