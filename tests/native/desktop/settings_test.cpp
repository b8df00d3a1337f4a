#include "native/desktop/authoring/settings.hpp"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "native/desktop/authoring/settings_file.hpp"
#include "native/program/file.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::settings_test {

using namespace twotrack::native;
using twotrack::test::Scratch;

namespace {

struct Context {
    ImGuiContext* context = ImGui::CreateContext();
    Context() { ImGui::GetIO().IniFilename = nullptr; }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { ImGui::DestroyContext(context); }
};

Settings unusual() {
    Settings settings;
    settings.panel = true;
    settings.theme = ThemeChoice::Dark;
    settings.width = WidthChoice::Phone;
    settings.text_px = 24;
    settings.language = "pt-BR";
    settings.closed = {"pages", "view"};
    return settings;
}

}  // namespace

TEST_CASE("Settings are read back as they were written") {
    const Context context;
    CHECK(parse_settings(settings_text(unusual())) == unusual());
    CHECK(parse_settings(settings_text({})) == Settings{});
}

TEST_CASE("A damaged settings text leaves what it does not say as by default") {
    const Context context;
    CHECK(parse_settings("") == Settings{});
    CHECK(parse_settings("\xff\xfe[[[]]]==\n[Twotrack]\n[Twotrack][") == Settings{});
    CHECK(parse_settings(std::string_view("[Twotrack][Desktop]\0Theme=dark", 31)) == Settings{});
    CHECK(parse_settings("[Window][Debug##Default]\nPos=1,2\nTheme=dark\n") == Settings{});
    const Settings some = parse_settings(
        "[Twotrack][Desktop]\nTheme=pink\nText=900\nText=20\nText=-3\nText=2x\nWidth\nLanguage=../../etc\nPanel=yes\n"
        "Closed=a\x1b[31m\nMore=1\n");
    Settings expected;
    expected.text_px = 20;
    CHECK(some == expected);
    const std::string text = settings_text(unusual());
    for (std::size_t length = 0; length < text.size(); ++length) (void)parse_settings(text.substr(0, length));
}

TEST_CASE("A settings file is made with its folders, and is not written where nothing has changed") {
    const Context context;
    const Scratch scratch;
    const std::string path = scratch.path("some/where/desktop.ini");
    SettingsFile file(path);
    CHECK(file.read() == Settings{});
    file.write({});
    CHECK_FALSE(std::filesystem::exists(path));
    file.write(unusual());
    CHECK(SettingsFile(path).read() == unusual());
    CHECK_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_CASE("A settings file that cannot be read or written does no harm") {
    const Context context;
    const Scratch scratch;
    for (const std::string& path :
         {scratch.path(""), scratch.write("file", "x") + "/desktop.ini", std::string("/proc/nowhere/desktop.ini"),
          std::string("/dev/zero"), std::string()}) {
        CAPTURE(path);
        SettingsFile file(path);
        CHECK(file.read() == Settings{});
        if (path == "/dev/zero") continue;
        file.write(unusual());
    }
    CHECK(read_file(scratch.path("file")) == "x");
}

}  // namespace twotrack::settings_test
