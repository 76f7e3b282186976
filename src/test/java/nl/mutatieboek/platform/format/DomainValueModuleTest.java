package nl.mutatieboek.platform.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Values of the domain in the JSON of responses. */
class DomainValueModuleTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new DomainValueModule()).build();

    static Arguments[] values() {
        return new Arguments[] {
            Arguments.of(new ChapterCode("XX"), "\"XX\""),
            Arguments.of(ItemPath.parse("XX/37"), "\"XX/37\""),
            Arguments.of(Moment.parse("2026-OWB"), "\"2026-OWB\""),
            Arguments.of(new MutationId(new UUID(1, 2)), "\"00000000-0000-0001-0000-000000000002\""),
            Arguments.of(new PersonId("p"), "\"p\""),
            Arguments.of(new BudgetYear(2026), "2026"),
            Arguments.of(new Precision(100), "100"),
            Arguments.of(new Thousands(-5), "-5")
        };
    }

    @ParameterizedTest
    @MethodSource("values")
    void domain_value_is_written_as_a_text_or_a_whole_number(Object value, String json) {
        assertThat(JSON.writeValueAsString(value)).isEqualTo(json);
    }

    @Test
    void posting_is_written_with_its_components_in_order() {
        Posting posting = new Posting(
                ItemPath.parse("XX/37"), Flow.EXPENDITURE, new BudgetYear(2026), new Thousands(7), null, "n", null);

        assertThat(JSON.writeValueAsString(posting))
                .isEqualTo("{\"item\":\"XX/37\",\"flow\":\"EXPENDITURE\",\"year\":2026,\"thousands\":7,\"basis\":null,"
                        + "\"note\":\"n\",\"suggested\":null,\"resultingThousands\":null,\"marks\":null}");
    }
}
