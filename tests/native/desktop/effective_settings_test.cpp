#include "native/desktop/authoring/effective_settings.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::effective_settings_test {

using namespace twotrack::native;

namespace {

Settings kept() {
    Settings settings;
    settings.theme = ThemeChoice::Light;
    settings.width = WidthChoice::Tablet;
    settings.text_px = 20;
    settings.language = "fr";
    settings.closed = {"pages"};
    return settings;
}

constexpr SettingsOverrides nothing{};

}  // namespace

TEST_CASE("Where the command line says nothing, what is remembered is shown") {
    const EffectiveSettings settings(kept(), nothing);
    CHECK(settings.shown() == kept());
    CHECK(settings.remembered() == kept());
}

TEST_CASE("What the command line says is shown and not remembered") {
    const EffectiveSettings settings(kept(),
                                     {.theme = ThemeChoice::Dark, .text_px = 32, .language = "de", .panel = true});
    Settings shown = kept();
    shown.theme = ThemeChoice::Dark;
    shown.text_px = 32;
    shown.language = "de";
    shown.panel = true;
    CHECK(settings.shown() == shown);
    CHECK(settings.remembered() == kept());
}

TEST_CASE("A command line without the panel leaves it shown where it was") {
    Settings with_panel = kept();
    with_panel.panel = true;
    CHECK(EffectiveSettings(with_panel, nothing).shown().panel);
}

TEST_CASE("An empty language overrides the remembered one") {
    const EffectiveSettings settings(kept(), {.language = ""});
    CHECK(settings.shown().language.empty());
    CHECK(settings.remembered().language == "fr");
}

TEST_CASE("A choice is shown and remembered, and leaves the other overrides unremembered") {
    EffectiveSettings settings(kept(), {.theme = ThemeChoice::Dark, .text_px = 32, .panel = true});
    Settings chosen = settings.shown();
    chosen.text_px = 24;
    chosen.width = WidthChoice::Phone;
    chosen.closed = {"view"};
    settings.choose(chosen);
    CHECK(settings.shown() == chosen);
    Settings remembered = kept();
    remembered.text_px = 24;
    remembered.width = WidthChoice::Phone;
    remembered.closed = {"view"};
    CHECK(settings.remembered() == remembered);
}

TEST_CASE("An override that is chosen anew is remembered as it is then") {
    EffectiveSettings settings(kept(), {.theme = ThemeChoice::Dark, .panel = true});
    Settings chosen = settings.shown();
    chosen.theme = ThemeChoice::Auto;
    chosen.panel = false;
    settings.choose(chosen);
    CHECK(settings.remembered().theme == ThemeChoice::Auto);
    CHECK_FALSE(settings.remembered().panel);
    chosen.theme = ThemeChoice::Dark;
    chosen.panel = true;
    settings.choose(chosen);
    CHECK(settings.remembered().theme == ThemeChoice::Dark);
    CHECK(settings.remembered().panel);
}

TEST_CASE("A chosen language is remembered, also the one that the command line named") {
    EffectiveSettings settings(kept(), {.language = "de"});
    settings.choose_language("de");
    CHECK(settings.shown().language == "de");
    CHECK(settings.remembered().language == "de");
}

}  // namespace twotrack::effective_settings_test
