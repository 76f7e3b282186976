package nl.mutatieboek.domain.moment;

import static nl.mutatieboek.domain.DecisionScenario.givenEmptyBook;
import static nl.mutatieboek.domain.StructureCommandFactory.registerMoment;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.mutatieboek.domain.DecisionScenario;
import nl.mutatieboek.domain.value.Moment;
import org.junit.jupiter.api.Test;

/** The order of moments. */
class MomentCalendarTest {
    @Test
    void moments_of_different_budget_years_are_ordered_by_submission_date() {
        List<String> line = List.of(
                "2025-OWB 2024-09-17",
                "2025-NVW-1 2024-10-15",
                "2025-VB 2025-03-25",
                "2025-O1 2025-04-25",
                "2025-SBS 2025-09-16",
                "2026-OWB 2025-09-16",
                "2025-O2 2025-11-28",
                "2026-VB 2026-03-24",
                "2025-SW 2026-05-20");

        assertThat(sorted(line)).isEqualTo(line);
    }

    @Test
    void moments_of_one_day_are_ordered_by_budget_year_document_and_number() {
        List<String> line = List.of(
                "2025-SW 2026-05-20",
                "2026-OWB 2026-05-20",
                "2026-NVW-1 2026-05-20",
                "2026-NVW-2 2026-05-20",
                "2026-NVW-10 2026-05-20",
                "2026-ISB-1 2026-05-20",
                "2026-VB 2026-05-20",
                "2026-O1 2026-05-20",
                "2026-SBS 2026-05-20",
                "2026-O2 2026-05-20",
                "2027-OWB 2026-05-20");

        assertThat(sorted(line)).isEqualTo(line);
    }

    @Test
    void moment_has_a_date_once_it_is_registered() {
        MomentCalendar calendar = givenEmptyBook()
                .and(registerMoment("2026-OWB", "2025-09-16"))
                .book()
                .calendar();

        assertThat(calendar.submittedOn(Moment.parse("2026-OWB"))).contains(LocalDate.parse("2025-09-16"));
        assertThat(calendar.submittedOn(Moment.parse("2027-OWB"))).isEmpty();
    }

    /** Whatever the order in which they were registered. */
    private static List<String> sorted(List<String> moments) {
        List<String> shuffled = new ArrayList<>(moments);
        Collections.shuffle(shuffled, new Random(2026));
        DecisionScenario story = givenEmptyBook();
        shuffled.forEach(moment -> story.and(registerMoment(moment.split(" ")[0], moment.split(" ")[1])));
        MomentCalendar calendar = story.book().calendar();
        return calendar.registered().keySet().stream()
                .sorted(calendar.momentOrder())
                .map(moment -> moment + " " + calendar.submittedOn(moment).orElseThrow())
                .toList();
    }
}
