# Each dependency comes from the system or from .deps/, which scripts/setup fills. If it is in neither, FetchContent
# downloads it. A configuration that may not download stops with the name of the package to install.
include(FetchContent)

# Our own files are compiled in batches. Files of other projects may not allow that.
set(twotrack_unity_build ${CMAKE_UNITY_BUILD})
set(CMAKE_UNITY_BUILD OFF)

option(TWOTRACK_FETCH "Download the dependencies that are not installed" ON)
list(PREPEND CMAKE_PREFIX_PATH ${PROJECT_SOURCE_DIR}/.deps/catch2)

function(twotrack_require name package)
    if(NOT TWOTRACK_FETCH)
        message(FATAL_ERROR "${name} is missing: install ${package}, run scripts/setup, or set TWOTRACK_FETCH=ON")
    endif()
    message(STATUS "${name} is not installed: downloading it")
endfunction()

# RapidJSON: headers only, used only by core.
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/reader.h HINTS /usr/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT RAPIDJSON_INCLUDE_DIR)
    twotrack_require(RapidJSON rapidjson-dev)
    # SOURCE_SUBDIR is a folder without a CMakeLists.txt: only the headers are needed, not the build.
    FetchContent_Declare(rapidjson GIT_REPOSITORY https://github.com/Tencent/rapidjson.git GIT_TAG v1.1.0 SOURCE_SUBDIR include)
    FetchContent_MakeAvailable(rapidjson)
    set(RAPIDJSON_INCLUDE_DIR ${rapidjson_SOURCE_DIR}/include CACHE PATH "" FORCE)
endif()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/rapidjson)
file(CREATE_LINK ${RAPIDJSON_INCLUDE_DIR}/rapidjson ${PROJECT_BINARY_DIR}/rapidjson/rapidjson SYMBOLIC)
add_library(rapidjson INTERFACE)
# In a folder of its own, because /usr/include must not be on Emscripten's search path.
target_include_directories(rapidjson SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/rapidjson)

# Dear ImGui: sources without a build of their own. Each host's folder contains a configuration.
if(EXISTS ${PROJECT_SOURCE_DIR}/.deps/imgui/imgui.h)
    set(FETCHCONTENT_SOURCE_DIR_IMGUI ${PROJECT_SOURCE_DIR}/.deps/imgui)
elseif(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
    twotrack_require("Dear ImGui" "Dear ImGui 1.92.2b")
endif()
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.92.2b)
FetchContent_MakeAvailable(imgui)
if(EMSCRIPTEN)
    set(imgui_host web/module)
else()
    set(imgui_host native/desktop/graphics)
endif()
set(imgui_draw_source ${imgui_SOURCE_DIR}/imgui_draw.cpp)
if(EMSCRIPTEN)
    # A web page has its own mouse pointers: drop ImGui's pictures of them, 3 KB of text.
    file(READ ${imgui_draw_source} imgui_draw_text)
    string(REGEX REPLACE "(FONT_ATLAS_DEFAULT_TEX_DATA_PIXELS\\[[^=]*=\n{)[^}]*}" "\\1 0 }" imgui_draw_slim "${imgui_draw_text}")
    if(imgui_draw_slim STREQUAL imgui_draw_text)
        message(WARNING "Dear ImGui's pointers are not where they were: the module is half a kilobyte larger.")
    endif()
    set(imgui_draw_source ${CMAKE_CURRENT_BINARY_DIR}/imgui_draw.cpp)
    file(CONFIGURE OUTPUT ${imgui_draw_source} CONTENT "${imgui_draw_slim}" @ONLY)
endif()
add_library(imgui STATIC
    ${imgui_SOURCE_DIR}/imgui.cpp
    ${imgui_draw_source}
    ${imgui_SOURCE_DIR}/imgui_tables.cpp
    ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_compile_features(imgui PUBLIC cxx_std_23)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="${PROJECT_SOURCE_DIR}/${imgui_host}/imgui_config.h")

if(NOT EMSCRIPTEN)
    find_package(glfw3 3.3 QUIET)
    if(NOT glfw3_FOUND)
        twotrack_require(GLFW libglfw3-dev)
        FetchContent_Declare(glfw GIT_REPOSITORY https://github.com/glfw/glfw.git GIT_TAG 3.3.8)
        set(GLFW_BUILD_DOCS OFF)
        set(GLFW_BUILD_TESTS OFF)
        set(GLFW_BUILD_EXAMPLES OFF)
        FetchContent_MakeAvailable(glfw)
    endif()

    find_package(OpenGL QUIET OPTIONAL_COMPONENTS EGL)
    if(NOT OpenGL_FOUND)
        message(FATAL_ERROR "OpenGL is missing: install libgl-dev")
    endif()
    # On systems without EGL, the build uses native/desktop/graphics/offscreen_none.cpp.
    if(CMAKE_SYSTEM_NAME STREQUAL Linux AND NOT OpenGL_EGL_FOUND)
        message(FATAL_ERROR "EGL is missing: install libegl-dev")
    endif()

    find_package(PNG 1.6 QUIET)
    if(NOT PNG_FOUND)
        message(FATAL_ERROR "libpng is missing: install libpng-dev")
    endif()

    find_package(CLI11 2 QUIET)
    if(NOT CLI11_FOUND)
        twotrack_require(CLI11 libcli11-dev)
        FetchContent_Declare(cli11 GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git GIT_TAG v2.4.2)
        FetchContent_MakeAvailable(cli11)
    endif()

    if(NOT TWOTRACK_SANITIZE_THREADS)
        find_package(TBB 2021 QUIET)
    elseif(EXISTS ${PROJECT_SOURCE_DIR}/.deps/onetbb/CMakeLists.txt)
        # ThreadSanitizer must see how oneTBB's threads synchronise. Otherwise it reports every hand-over between them
        # as a race. So oneTBB is built from source with ThreadSanitizer; scripts/threads downloads the source.
        set(FETCHCONTENT_SOURCE_DIR_ONETBB ${PROJECT_SOURCE_DIR}/.deps/onetbb)
    endif()
    if(NOT TBB_FOUND)
        if(NOT FETCHCONTENT_SOURCE_DIR_ONETBB)
            twotrack_require(oneTBB libtbb-dev)
        endif()
        FetchContent_Declare(onetbb GIT_REPOSITORY https://github.com/oneapi-src/oneTBB.git GIT_TAG v2021.8.0 SYSTEM)
        set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # so that its options heed these
        set(TBB_TEST OFF)
        set(TBB_STRICT OFF)
        set(TBBMALLOC_BUILD OFF)
        if(TWOTRACK_SANITIZE_THREADS)
            set(TBB_SANITIZE thread)
        endif()
        FetchContent_MakeAvailable(onetbb)
    endif()

    # libcsv: one C file. Its own build (autotools) is not needed.
    find_path(CSV_INCLUDE_DIR csv.h)
    find_library(CSV_LIBRARY csv)
    if(CSV_INCLUDE_DIR AND CSV_LIBRARY)
        add_library(libcsv INTERFACE)
        target_link_libraries(libcsv INTERFACE ${CSV_LIBRARY})
        target_include_directories(libcsv SYSTEM INTERFACE ${CSV_INCLUDE_DIR})
    else()
        twotrack_require(libcsv libcsv-dev)
        FetchContent_Declare(csv GIT_REPOSITORY https://github.com/rgamble/libcsv.git
            GIT_TAG da0cb7941d2a7e8bcbd934a7321f077a9d63a33c SOURCE_SUBDIR examples)  # 3.0.3
        FetchContent_MakeAvailable(csv)
        enable_language(C)
        add_library(libcsv STATIC ${csv_SOURCE_DIR}/libcsv.c)
        target_include_directories(libcsv SYSTEM PUBLIC ${csv_SOURCE_DIR})
    endif()

    # libgettextpo: a part of GNU gettext, whose build is too large to download and run here.
    if(TWOTRACK_BUILD_TRANSLATE)
        find_path(GETTEXTPO_INCLUDE_DIR gettext-po.h)
        find_library(GETTEXTPO_LIBRARY gettextpo)
        if(NOT GETTEXTPO_INCLUDE_DIR OR NOT GETTEXTPO_LIBRARY)
            message(FATAL_ERROR "libgettextpo is missing: install libgettextpo-dev (elsewhere: gettext), run scripts/setup, "
                "or set TWOTRACK_BUILD_TRANSLATE=OFF, which leaves twotrack-translate out")
        endif()
        add_library(libgettextpo INTERFACE)
        target_link_libraries(libgettextpo INTERFACE ${GETTEXTPO_LIBRARY})
        target_include_directories(libgettextpo SYSTEM INTERFACE ${GETTEXTPO_INCLUDE_DIR})
    endif()

    find_package(Fontconfig QUIET)  # where it is absent, native/desktop/graphics/system_font_paths.cpp looks in the usual places

    if(TWOTRACK_BUILD_TESTS)
        find_package(Catch2 3.7 QUIET)
        if(NOT Catch2_FOUND)
            twotrack_require(Catch2 "Catch2 3.7")
            FetchContent_Declare(Catch2 GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1)
            FetchContent_MakeAvailable(Catch2)
            list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/extras)
        endif()
    endif()

    if(TWOTRACK_BUILD_BENCH)
        find_package(benchmark 1.7 QUIET)
        if(NOT benchmark_FOUND)
            twotrack_require("Google Benchmark" libbenchmark-dev)
            FetchContent_Declare(benchmark GIT_REPOSITORY https://github.com/google/benchmark.git GIT_TAG v1.7.1)
            set(BENCHMARK_ENABLE_TESTING OFF)
            set(BENCHMARK_ENABLE_INSTALL OFF)
            FetchContent_MakeAvailable(benchmark)
        endif()
    endif()
endif()

set(CMAKE_UNITY_BUILD ${twotrack_unity_build})
