package nl.mutatieboek.balance;

/** Searches arrays of integers in ascending order, of which the first ones are used. */
final class SortedArraySearch {
    private SortedArraySearch() {}

    /** Number of integers that are not greater than the last one to count. */
    static int countUpTo(long last, int[] sorted, int size) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
