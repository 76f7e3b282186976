package nl.mutatieboek.platform.html;

import jakarta.servlet.DispatcherType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Printer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Registers the formatters that templates use with {@code ${{…}}}. Amounts are formatted as in the budget documents,
 * {@code 1.234} and {@code ‒ 1.234} in Dutch, and recording times in the time zone of the Netherlands.
 */
@Configuration(proxyBeanMethods = false)
class PageWebConfiguration implements WebMvcConfigurer {
    private final PageLocaleResolver languages = new PageLocaleResolver();
    private final TimeParameterInterceptor writtenTime;

    PageWebConfiguration(InstantSource clock) {
        this.writtenTime = new TimeParameterInterceptor(clock);
    }

    @Bean
    LocaleResolver localeResolver() {
        return languages;
    }

    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> staticAddressFilter() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> filter =
                new FilterRegistrationBean<>(new StaticAddressFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(languages).excludePathPatterns("/v1/**", "/actuator/**");
        registry.addInterceptor(writtenTime).excludePathPatterns("/v1/**", "/actuator/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addPrinter(new AmountPrinter());
        registry.addPrinter(new DatePrinter());
        registry.addPrinter(new InstantPrinter());
    }

    private record AmountPrinter() implements Printer<Thousands> {
        @Override
        public String print(Thousands amount, Locale language) {
            return AmountFormatter.formatAmount(amount, language);
        }
    }

    private record DatePrinter() implements Printer<LocalDate> {
        @Override
        public String print(LocalDate day, Locale language) {
            return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", language));
        }
    }

    private record InstantPrinter() implements Printer<Instant> {
        @Override
        public String print(Instant time, Locale language) {
            return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", language)
                    .withZone(BookState.THE_HAGUE)
                    .format(time);
        }
    }
}
