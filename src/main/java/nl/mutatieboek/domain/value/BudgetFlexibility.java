package nl.mutatieboek.domain.value;

import java.util.EnumMap;
import java.util.Map;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Budget flexibility of an article in a budget year as a document states it: how much of its expenditure is committed.
 * A part that the document does not state is null, which differs from zero.
 *
 * @param item an article
 * @param moment moment of the document
 * @param unit unit of the parts
 * @param legallyCommitted committed by law or contract (juridisch verplicht)
 * @param administrativelyCommitted committed by agreement between authorities (bestuurlijk gebonden)
 * @param reservedForPolicy reserved for policy (beleidsmatig gereserveerd)
 * @param free still free (vrij te besteden)
 * @param note remark for readers
 */
public record BudgetFlexibility(
        ItemPath item,
        BudgetYear year,
        Moment moment,
        FlexibilityUnit unit,
        @Nullable Long legallyCommitted,
        @Nullable Long administrativelyCommitted,
        @Nullable Long reservedForPolicy,
        @Nullable Long free,
        Source source,
        @Nullable String note) {
    /** Unit of the parts. */
    public enum FlexibilityUnit {
        /** Whole thousands of euros. */
        THOUSANDS(Thousands.MAX_POSTING),
        /** Tenths of a percent of the expenditure of the article, as printed: 845 is 84.5 %. */
        TENTHS_OF_PERCENT(1_000);

        private final long largest;

        FlexibilityUnit(long largest) {
            this.largest = largest;
        }

        /** Validates a part in this unit: zero or more, and no more than the whole of a percentage. */
        public void requirePart(@Nullable Long part) {
            if (part != null && (part < 0 || part > largest)) {
                throw new MalformedValueException(ExpectedValue.FLEXIBILITY, part + " " + this);
            }
        }

        public static FlexibilityUnit parse(String text) {
            return MalformedValueException.parseConstant(values(), text, ExpectedValue.FLEXIBILITY);
        }
    }

    /** Part of the expenditure, in the order of the tables. */
    public enum FlexibilityPart {
        LEGALLY_COMMITTED,
        ADMINISTRATIVELY_COMMITTED,
        RESERVED_FOR_POLICY,
        FREE
    }

    public BudgetFlexibility {
        requireArticle(item);
        unit.requirePart(legallyCommitted);
        unit.requirePart(administrativelyCommitted);
        unit.requirePart(reservedForPolicy);
        unit.requirePart(free);
        if (note != null) {
            Posting.requireNote(note);
        }
    }

    /** Validates that an item is an article, of which alone a document states the flexibility. */
    public static void requireArticle(ItemPath item) {
        if (!item.isArticle()) {
            throw new MalformedValueException(ExpectedValue.FLEXIBILITY, item + " is no article");
        }
    }

    /** Returns the stated parts, in the order of the tables; none if the document states none. */
    public Map<FlexibilityPart, Long> parts() {
        Map<FlexibilityPart, Long> parts = new EnumMap<>(FlexibilityPart.class);
        putIfStated(parts, FlexibilityPart.LEGALLY_COMMITTED, legallyCommitted);
        putIfStated(parts, FlexibilityPart.ADMINISTRATIVELY_COMMITTED, administrativelyCommitted);
        putIfStated(parts, FlexibilityPart.RESERVED_FOR_POLICY, reservedForPolicy);
        putIfStated(parts, FlexibilityPart.FREE, free);
        return parts;
    }

    private static void putIfStated(Map<FlexibilityPart, Long> parts, FlexibilityPart part, @Nullable Long stated) {
        if (stated != null) {
            parts.put(part, stated);
        }
    }

    /** Returns the sum of the stated parts, in their unit. */
    public long sum() {
        return parts().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Returns by how much the parts differ from the whole, in their unit: zero if they add up, or if not all parts are
     * stated and they do not exceed it.
     *
     * @param expenditure expenditure of the article; null if not known. Percentages do not depend on it
     */
    public long differenceFromWhole(@Nullable Thousands expenditure) {
        long whole = FlexibilityUnit.TENTHS_OF_PERCENT.largest;
        if (unit == FlexibilityUnit.THOUSANDS) {
            if (expenditure == null) {
                return 0;
            }
            whole = expenditure.value();
        }
        long difference = sum() - whole;
        return parts().size() == FlexibilityPart.values().length || difference > 0 ? difference : 0;
    }
}
