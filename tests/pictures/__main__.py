"""Takes every picture of the documents from the program itself.

xvfb-run -a -s "-screen 0 1920x1080x24" python -m tests.pictures
"""

from tests.docs.pictures import main

if __name__ == "__main__":
    main()
