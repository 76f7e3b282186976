package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An invalid query is shown as a form with its errors, on every page. */
@Tag("application")
class InvalidQueryFormTest {
    private static final String SHA256 = "0000000000000000000000000000000000000000000000000000000000000000";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @ParameterizedTest
    @CsvSource({
        "/mutations?amount=abc, amount, Bedrag",
        "/mutations?recordedFrom=31-02-2026, recordedFrom, Vastgelegd vanaf",
        "/balances?effectiveOn=morgen, effectiveOn, Geldend op",
        "/balances?knownAt=4000, knownAt, Bekend op",
        "/trail?item=XX&flow=EXPENDITURE&year=2026&moment=2026-ZZ, moment, Gepresenteerd t/m",
        "/samples?seed=een&size=0, size, Aantal",
        "/trail?flow=EXPENDITURE&year=2026, item, Begrotingspost"
    })
    void invalid_parameter_is_reported_beside_its_field(String address, String name, String label) {
        HttpReply page = BOOK.browse("auditor").get(address);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.page().attribute("#again-" + name, "aria-describedby")).isEqualTo("again-" + name + "-error");
        assertThat(page.page().attribute("#again-" + name, "aria-invalid")).isEqualTo("true");
        assertThat(page.page().text("#again-" + name + "-error")).isNotBlank();
        assertThat(page.page().text()).contains(label);
    }

    @Test
    void valid_parameters_are_kept_in_the_form_and_unknown_ones_are_dropped() {
        PageDocument page = BOOK.browse("auditor")
                .get("/mutations?text=kou%20%22en%22%20kunde&amount=%3Cb%3E&foo=1")
                .page();

        assertThat(page.attributes("input[type=hidden][name=text]", "value")).containsExactly("kou \"en\" kunde");
        assertThat(page.attributes("input[name=amount]", "value")).containsExactly("<b>");
        assertThat(page.select("[name=foo]")).isEmpty();
        assertThat(page.texts("code")).contains("foo");
    }

    @ParameterizedTest
    @CsvSource({
        "approver, /people?foo=1",
        "auditor, /password?foo=1",
        "auditor, /mutations/XX-2026-0001/attachments/" + SHA256 + "?inline=ja",
        "auditor, /mutations/XX-2026-0001/attachments/" + SHA256 + "?foo=1"
    })
    void unknown_parameter_is_refused(String login, String address) {
        assertThat(BOOK.browse(login).get(address).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages_nl"})
    void every_parameter_of_a_page_has_a_name_for_people(String bundle) {
        ResourceBundle names = ResourceBundle.getBundle(bundle, Locale.ROOT);

        assertThat(BOOK
                        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .values()
                        .stream()
                        .filter(handler -> handler.getBeanType().isAnnotationPresent(PageController.class))
                        .flatMap(handler -> Arrays.stream(handler.getMethodParameters()))
                        .map(MethodParameter::getParameterType)
                        .filter(ValidatedQuery.class::isAssignableFrom)
                        .flatMap(query -> Arrays.stream(query.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .filter(name -> !names.containsKey("page.criterion." + name)))
                .isEmpty();
    }

    @Test
    void form_is_absent_when_no_field_can_be_corrected() {
        assertThat(BOOK.browse("auditor").get("/mutations?foo=1").page().select("[id^=again-]"))
                .isEmpty();
        assertThat(BOOK.browse("auditor").get("/mutations/files/pdf").page().select("[id^=again-]"))
                .isEmpty();
    }
}
