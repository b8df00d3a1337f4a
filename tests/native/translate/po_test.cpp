#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "native/translate/po_read.hpp"
#include "native/translate/po_write.hpp"

namespace twotrack::po_test {

using namespace twotrack::native;

namespace {

const std::string header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: pt_BR\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

PoCatalogue read(const std::string& bytes) {
    auto catalogue = read_po(bytes);
    if (!catalogue)
        for (const Diagnostic& each : catalogue.error()) UNSCOPED_INFO(each.place.line << " " << each.sentence);
    REQUIRE(catalogue);
    return std::move(*catalogue);
}

/// "line:column rule" of the first mistake.
std::string refusal(const std::string& bytes) {
    const auto catalogue = read_po(bytes);
    REQUIRE_FALSE(catalogue);
    REQUIRE_FALSE(catalogue.error().empty());
    const Diagnostic& first = catalogue.error().front();
    CHECK(first.sentence.ends_with('.'));
    return std::to_string(first.place.line) + ":" + std::to_string(first.place.column) + " " + first.rule;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("what is written as a PO file is read back from it") {
    const std::string all_sorts = "“Ärger”\n\t\"{n}\" \\ " + std::string(200, 'x') + " end\n";
    const std::vector<PoMessage> messages = {
        {"/a", all_sorts, "b" + all_sorts, "text; keep {n}", "some file.json", 7},
        {"/interface/start", "Start", "", "word of the interface", "", 0},
    };
    const std::string bytes = write_po({"track 1.0", "zh-Hant"}, messages);
    CHECK(bytes.contains("\"Project-Id-Version: track 1.0\\n\"\n"));
    CHECK(bytes.contains("#. text; keep {n}\n"));
    CHECK(bytes.contains("some file.json"));
    CHECK(write_po({"track 1.0", "zh-Hant"}, messages) == bytes);

    const PoCatalogue catalogue = read(bytes);
    CHECK(catalogue.language == "zh-Hant");
    REQUIRE(catalogue.entries.size() == 2);
    CHECK(catalogue.entries[0].context == "/a");
    CHECK(catalogue.entries[0].original == all_sorts);
    CHECK(catalogue.entries[0].translation == "b" + all_sorts);
    CHECK_FALSE(catalogue.entries[0].fuzzy);
    CHECK(catalogue.entries[1].translation.empty());
}

TEST_CASE("an entry knows the line of its translation, and whether it is fuzzy; an obsolete one is left out") {
    const PoCatalogue catalogue = read(header +
                                       "msgctxt \"/a\"\nmsgid \"A\"\nmsgstr \"a\"\n\n"
                                       "#, fuzzy\nmsgctxt \"/b\"\nmsgid \"\\nB\"\nmsgstr \"b\"\n\n"
                                       "msgid \"C\"\nmsgstr \"\"\n\n"
                                       "#~ msgctxt \"/d\"\n#~ msgid \"D\"\n#~ msgstr \"d\"\n");
    CHECK(catalogue.language == "pt-BR");
    REQUIRE(catalogue.entries.size() == 3);
    CHECK(catalogue.entries[0].line == 8);
    CHECK(catalogue.entries[1].line == 13);
    CHECK(catalogue.entries[1].fuzzy);
    CHECK(catalogue.entries[2].line == 16);
    CHECK(catalogue.entries[2].context.empty());
}

TEST_CASE("a byte order mark and Windows' line ends do no harm") {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : header + "msgctxt \"/a\"\nmsgid \"A\"\nmsgstr \"a\"\n")
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    const PoCatalogue catalogue = read(windows);
    REQUIRE(catalogue.entries.size() == 1);
    CHECK(catalogue.entries[0].translation == "a");
}

TEST_CASE("a broken file is refused with the place where it breaks") {
    CHECK(refusal(header + "msgid \"A\nmsgstr \"a\"\n") == "7:1 po-syntax");
    CHECK(refusal(header + "msgid \"A\"\nmsgstr a\"\n") == "7:1 po-syntax");
    CHECK(refusal(header + "msgid \"A\"\nmsgstr \"a\"\nmsgid \"A\"\nmsgstr \"b\"\n") == "8:1 po-syntax");
    CHECK(refusal(header + "msgid \"A\"\nmsgstr \"\xFF\"\n").starts_with("7:"));
    CHECK(refusal(header + "msgid \"A\"\nmsgstr \"\\377\"\n") == "7:1 po-charset");
}

TEST_CASE("of a file that is no PO file at all, a few mistakes are enough") {
    std::string words;
    for (int i = 0; i < 1000; ++i) words += "no\n";
    const auto catalogue = read_po(words);
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().size() == 20);
}

TEST_CASE("a file must say that it is UTF-8") {
    const std::string entry = "msgctxt \"/a\"\nmsgid \"A\"\nmsgstr \"\xC4\"\n";
    CHECK(refusal(replaced(header, "UTF-8", "ISO-8859-1") + entry) == "1:1 po-charset");
    CHECK(refusal(replaced(header, "UTF-8", "CHARSET")) == "1:1 po-charset");
    CHECK(refusal(replaced(header, "; charset=UTF-8", "")) == "1:1 po-charset");
    CHECK(refusal("msgid \"A\"\nmsgstr \"a\"\n") == "1:1 po-charset");
    CHECK(refusal("") == "1:1 po-charset");
    CHECK(read(replaced(header, "UTF-8", "utf-8")).entries.empty());
}

TEST_CASE("a file must say what language it is in") {
    CHECK(refusal(replaced(header, "pt_BR", "")) == "1:1 po-language");
    CHECK(refusal(replaced(header, "pt_BR", "sr@latin")) == "1:1 po-language");
    CHECK(read(replaced(header, "pt_BR", "sr-Latn")).language == "sr-Latn");
}

}  // namespace twotrack::po_test
