package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withContinuation;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes that all postings of a mutation share, as stored in a checkpoint. */
class MutationAttributesTest {
    static Stream<Proposal> proposals() {
        return Stream.of(
                        MutationKind.RESERVATION,
                        MutationKind.EXTRAPOLATION,
                        MutationKind.YEAR_END_MARGIN,
                        MutationKind.RE_ESTIMATE)
                .map(kind -> proposal(kind, "2026-O1", expenditure("XX/37", 2031, 1)))
                .flatMap(one -> Stream.of(
                                new Continuation(Continuation.Type.STRUCTURAL, null),
                                new Continuation(Continuation.Type.INCIDENTAL, null),
                                new Continuation(Continuation.Type.UNTIL, new BudgetYear(2030)),
                                Continuation.UNKNOWN)
                        .map(continuation -> withContinuation(continuation, one)))
                .flatMap(one -> Stream.of(one, withCoverage("Asielpakket", one)));
    }

    @ParameterizedTest
    @MethodSource("proposals")
    void mutation_attributes_are_restored_as_they_were_written(Proposal proposal) throws IOException {
        MutationAttributes said = MutationAttributes.of(proposal);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        said.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(MutationAttributes.read(in)).isEqualTo(said);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void mutation_attributes_distinguish_all_but_structural_and_unknown_continuation() {
        List<MutationAttributes> all =
                proposals().map(MutationAttributes::of).distinct().toList();

        assertThat(all).hasSize(4 * 3 * 2);
    }
}
