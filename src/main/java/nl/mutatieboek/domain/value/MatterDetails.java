package nl.mutatieboek.domain.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the paper of a parliamentary matter states. Only what the paper states is recorded.
 *
 * @param parliamentaryPaper its number (Kamerstuk), such as {@code 36410-XX-12}; null if it has none
 * @param title one line that says what it is about
 * @param member members as named in the paper, or who gave the undertaking; null if not stated
 * @param bill moment of the bill to which it belongs; null if it belongs to none
 * @param submittedOn day of submission; for an undertaking, the day on which it was given
 * @param amends the amendment that a sub-amendment changes
 * @param continuation whether it is structural: Comptabiliteitswet 2016, art. 2.3(5); unknown if the paper does not say
 * @param amounts amounts per item, flow and year; none if the paper states none
 * @param precision unit to which the paper rounds its amounts
 */
public record MatterDetails(
        MatterType type,
        @Nullable String parliamentaryPaper,
        String title,
        @Nullable String member,
        @Nullable Moment bill,
        LocalDate submittedOn,
        @Nullable MatterId amends,
        Continuation continuation,
        List<MatterAmount> amounts,
        Precision precision) {
    public static final int MAX_AMOUNTS = 200;

    public MatterDetails {
        if (parliamentaryPaper != null) {
            KindDetails.requireLine(parliamentaryPaper);
        }
        Proposal.requireTitle(title);
        if (member != null) {
            KindDetails.requireLine(member);
        }
        Proposal.requireDate(submittedOn);
        amounts = List.copyOf(amounts);
        if (amounts.size() > MAX_AMOUNTS) {
            throw new IllegalArgumentException(amounts.size() + " amounts");
        }
    }

    /** Whether its parliamentary paper has this number, in whatever spelling. */
    public boolean hasPaper(String paper) {
        return parliamentaryPaper != null
                && TextNormalizer.normalise(parliamentaryPaper).equals(TextNormalizer.normalise(paper));
    }

    /** Whether it also belongs in the budget statements of the following years. */
    public boolean isStructural() {
        return type.isAmendment() && continuation.type() == Continuation.Type.STRUCTURAL;
    }

    /** Returns the stated amount of an account; empty if the paper states none. */
    public Optional<Thousands> amount(BudgetAccount account) {
        return amounts.stream()
                .filter(amount -> amount.account().equals(account))
                .map(MatterAmount::thousands)
                .findFirst();
    }
}
