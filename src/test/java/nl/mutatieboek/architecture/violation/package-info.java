/** A house in which every wall is broken once. */
package nl.mutatieboek.architecture.violation;
