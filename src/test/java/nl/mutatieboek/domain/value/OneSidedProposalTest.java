package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether both chapters of a mutation show it. */
class OneSidedProposalTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        READ,     '',                        '',                false
        READ,     'INFERRED',                '',                true
        READ,     'INFERRED INFERRED',       '',                true
        READ,     'INFERRED READ',           '',                false
        READ,     'INFERRED',                'INFERRED',        false
        READ,     'INFERRED',                'INFERRED READ',   true
        READ,     'INFERRED',                'DISPUTED',        true
        INFERRED, '',                        '',                false
        INFERRED, '',                        'READ',            true
        DISPUTED, '',                        '',                false
        """)
    void proposal_with_an_entirely_inferred_part_is_one_sided(
            Basis basis, String giving, String receiving, boolean oneSided) {
        List<Posting> postings = new java.util.ArrayList<>(transferPart("XVII/~", giving));
        postings.addAll(transferPart("XX/37", receiving));

        assertThat(proposal(basis, postings).oneSided()).isEqualTo(oneSided);
    }

    @ParameterizedTest
    @CsvSource({"READ", "INFERRED"})
    void proposal_within_one_chapter_is_never_one_sided(Basis basis) {
        assertThat(proposal(basis, transferPart("XX/37", "INFERRED READ")).oneSided())
                .isFalse();
    }

    private static List<Posting> transferPart(String item, String bases) {
        return Arrays.stream(bases.split(" "))
                .map(basis -> basis.isEmpty() ? null : Basis.parse(basis))
                .map(basis -> posting(item, basis))
                .toList();
    }

    private static Posting posting(String item, @Nullable Basis basis) {
        return new Posting(
                ItemPath.parse(item), Flow.EXPENDITURE, new BudgetYear(2026), new Thousands(1), basis, null, null);
    }

    private static Proposal proposal(Basis basis, List<Posting> postings) {
        return new ProposalBuilder(
                        MutationKind.TRANSFER,
                        "transfer",
                        "because",
                        Moment.parse("2026-OWB"),
                        Source.ofDocument("36800-XX-2"),
                        postings)
                .basis(basis)
                .build();
    }
}
