#include "native/desktop/authoring/error_page.hpp"

#include <algorithm>
#include <filesystem>
#include <string>

#include "native/program/messages.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_shown =
    8;  // the author mends the first few mistakes and looks again; standard error lists all of them

class ErrorPage {
public:
    explicit ErrorPage(std::string_view heading) : page_{"error", "Twotrack", "en", {}} {
        page_.blocks.push_back(Heading{1, text(heading)});
    }

    void add(ParagraphStyle style, std::string_view string) { page_.blocks.push_back(Paragraph{style, text(string)}); }
    void add(Notes notes) { page_.blocks.push_back(std::move(notes)); }
    [[nodiscard]] Text text(std::string_view string) { return {n_texts_++, one_line(string)}; }
    [[nodiscard]] Page take() { return std::move(page_); }

private:
    Page page_;
    int n_texts_ = 0;
};

/// The file name only: a path wraps badly, and the person who gave it knows the folders.
std::string name_of(std::string_view file) { return std::filesystem::path(file).filename().string(); }

}  // namespace

Page error_page(std::string_view file, const std::vector<Diagnostic>& diagnostics) {
    const std::string name = name_of(file);
    const std::size_t n = diagnostics.size(), n_shown = std::min(n, most_shown);
    ErrorPage page("This assessment needs mending");
    page.add(ParagraphStyle::Lead, n == 1 ? "There is one mistake in " + name + "."
                                          : "There are " + std::to_string(n) + " mistakes in " + name + ".");
    Notes notes;
    for (std::size_t i = 0; i < n_shown; ++i) {
        const SourceLocation& place = diagnostics[i].place;
        Text title = page.text(name + ":" + std::to_string(place.line) + ":" + std::to_string(place.column));
        notes.entries.push_back({std::move(title), page.text(diagnostics[i].sentence)});
    }
    page.add(std::move(notes));
    if (n_shown < n)
        page.add(ParagraphStyle::SmallPrint,
                 "And " + std::to_string(n - n_shown) + " more; the terminal lists them all.");
    return page.take();
}

Page error_page(std::string_view file, std::string_view sentence) {
    ErrorPage page("This assessment cannot be opened");
    page.add(ParagraphStyle::Lead, file);
    page.add(ParagraphStyle::Body, std::string(sentence) + ".");
    return page.take();
}

Page error_page(const FileFault& fault) {
    return fault.unreadable.empty() ? error_page(fault.path, fault.diagnostics)
                                    : error_page(fault.path, fault.unreadable);
}

}  // namespace twotrack::native
