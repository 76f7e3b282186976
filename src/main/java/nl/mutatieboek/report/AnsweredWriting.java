package nl.mutatieboek.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.report.format.Format;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report in the format that was agreed upon by {@code Accept}. */
@Configuration(proxyBeanMethods = false)
class AnsweredWriting implements WebMvcConfigurer {
    private final Reporting reporting;
    private final JsonMapper json;

    AnsweredWriting(Reporting reporting, JsonMapper json) {
        this.reporting = reporting;
        this.json = json;
    }

    @Override
    public void configureMessageConverters(ServerBuilder converters) {
        converters.addCustomConverter(new Writer());
    }

    private final class Writer extends AbstractHttpMessageConverter<Answered> {
        private Writer() {
            setSupportedMediaTypes(Stream.concat(
                            Stream.of(MediaType.APPLICATION_JSON),
                            reporting.formats().stream().map(Writer::type))
                    .toList());
        }

        private static MediaType type(Format format) {
            return MediaType.parseMediaType(format.mediaType());
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type.equals(Answered.class);
        }

        @Override
        public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType of) {
            return false;
        }

        @Override
        protected Answered readInternal(Class<? extends Answered> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("A report is not sent to the book", message);
        }

        @Override
        protected void writeInternal(Answered answered, HttpOutputMessage message) throws IOException {
            MediaType agreed = Objects.requireNonNull(message.getHeaders().getContentType());
            List<Format> formats = reporting.formats().stream()
                    .filter(format -> type(format).isCompatibleWith(agreed))
                    .toList();
            if (formats.isEmpty()) {
                message.getBody()
                        .write(json.writeValueAsBytes(
                                TablesShown.of(answered.point(), answered.tables(), answered.forPrograms())));
            } else {
                Format format = formats.getFirst();
                message.getHeaders()
                        .setContentDisposition(ContentDisposition.attachment()
                                .filename(answered.fileName(format))
                                .build());
                format.write(answered.tables(), answered.forPeople(), message.getBody());
            }
        }
    }
}
