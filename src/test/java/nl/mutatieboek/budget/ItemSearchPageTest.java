package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items by name on pages, in the demo book. */
@Tag("application")
class ItemSearchPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    private static PageClient reader;

    @BeforeAll
    static void open() {
        reader = BOOK.browse("auditor");
    }

    @Test
    void page_lists_the_items_that_have_a_text_in_their_name_or_code() {
        assertThat(reader.get("/items?text=ind").page().links())
                .contains("/trail?item=XX/37/2/agentschappen/ind", "/mutations?item=XX/37/2/agentschappen/ind");
        assertThat(reader.get("/items?text=blockchain").page().text()).contains("Geen begrotingspost gevonden.");
    }

    /** Quotation marks, and a full stop. */
    @ParameterizedTest
    @ValueSource(strings = {"%22", "%22+%22", "."})
    void text_without_words_finds_nothing(String text) {
        assertThat(reader.get("/items?text=" + text).page().text()).contains("Geen begrotingspost gevonden.");
        assertThat(reader.get("/items/completions?text=" + text).page().select("[data-item]"))
                .isEmpty();
        assertThat(reader.get("/mutations?text=" + text).status()).isEqualTo(200);
        assertThat(reader.get("/trail?item=" + text).status()).isLessThan(500);
    }

    @Test
    void completion_is_a_list_of_options() {
        PageDocument completions = reader.get("/items/completions?text=ind").page();
        assertThat(completions.select("body > *")).hasSize(1);
        assertThat(completions.attributes("body > ul#item-options [data-item]", "data-item"))
                .contains("XX/37/2/agentschappen/ind");
    }

    /** A script puts the items used last behind these. */
    @Test
    void completion_marks_what_was_typed_in_full() {
        PageDocument completions =
                reader.get("/items/completions?text=artikel+37&posting=true").page();
        assertThat(completions.attributes("[data-exact]", "data-item")).containsExactly("XX/37");
        assertThat(completions.select("[data-item]")).hasSizeGreaterThan(1);
    }

    @Test
    void page_with_the_name_of_an_item_has_the_address_with_its_path() {
        assertThat(reader.get("/mutations?item=ind&state=BOOKED&text=").page().links())
                .contains("/mutations?state=BOOKED&item=XX/37/2/agentschappen/ind&lang=en");
        assertThat(reader.get("/trail?item=artikel+37&year=2026&flow=EXPENDITURE")
                        .page()
                        .links())
                .contains("/trail?year=2026&flow=EXPENDITURE&item=XX/37&lang=en");
    }

    @Test
    void page_leaves_the_empty_fields_of_a_form_out_of_its_address() {
        assertThat(reader.get(
                                "/mutations?text=asiel&amount=&item=&person=&document=&kind=&basis=&chapter=&presentedIn=")
                        .page()
                        .links())
                .contains("/mutations?text=asiel&lang=en");
        assertThat(reader.get("/mutations?te%20xt=").status()).isEqualTo(400);
    }

    @Test
    void page_with_an_ambiguous_name_offers_each_item_with_the_rest_of_the_question() {
        HttpReply reply = reader.get("/mutations?item=asiel&state=BOOKED");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.page().text()).contains("“asiel” kan meer dan één begrotingspost zijn. Kies er een.");
        assertThat(reply.page().links())
                .contains("/mutations?item=XX/37&state=BOOKED")
                .contains("/mutations?item=XX/92/asielmaatregelen&state=BOOKED");
        assertThat(reader.get("/mutations?item=asyl").page().text())
                .contains("Geen begrotingspost heeft “asyl” in naam of code. Deze lijken erop.");
    }

    @Test
    void page_with_a_chapter_in_small_letters_has_the_address_with_its_code() {
        assertThat(reader.get("/mutations?chapter=xx").status()).isEqualTo(200);
    }

    @Test
    void login_page_takes_any_text() {
        assertThat(BOOK.browse().get("/login?item=ind").status()).isIn(200, 400);
    }

    @Test
    void api_takes_paths_only() {
        assertThat(BOOK.as("proposer").get("/v1/mutations?item=ind").status()).isEqualTo(400);
    }
}
