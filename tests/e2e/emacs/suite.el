;;; suite.el --- Tests in Emacs itself  -*- lexical-binding: t; -*-

;;; Commentary:

;; Run by test_emacs.py, which reports each by its name:
;;   PLUGIN=… emacs --batch -Q -l suite.el -f ert-run-tests-batch-and-exit

;;; Code:

(setq load-prefer-newer t)
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(require 'ert)
(require 'cl-lib)
(require 'markdown-mode)
(load (getenv "PLUGIN") nil t)

(setq eglot-sync-connect t
      eglot-connect-timeout 60
      make-backup-files nil
      create-lockfiles nil)

(defvar suite-root (file-name-as-directory (make-temp-file "saveworthy" t))
  "The folder that the editor has open.  One for all tests, so that one server serves them.")

(setq project-find-functions (list (lambda (_) (cons 'transient suite-root))))

(defvar suite-folder nil "The folder of the test that runs, with settings of its own.")

(defun suite-wait (what condition)
  "Return what CONDITION returns, once it is not nil; WHAT says what is waited for.
ElDoc's idle timer never fires here, so ask for a hover now and then, as it
would: the jsonrpc.el of Emacs 28 leaves a message that comes together with an
answer unread until the next one comes."
  (let* ((begun (float-time)) (next (+ begun 0.5)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) (+ begun 60)))
      (accept-process-output nil 0.01)
      (when (and (> (float-time) next) (eglot-managed-p))
        (setq next (+ (float-time) 0.5))
        (eglot-hover-eldoc-function #'ignore)))
    (or found (ert-fail (format "waited in vain for %s" what)))))

(defun suite-draft (text &optional name coding)
  "Write TEXT to a file called NAME, in CODING, and open it as a writer would."
  (let ((path (expand-file-name (or name "draft.md") suite-folder))
        (coding-system-for-write (or coding 'utf-8-unix)))
    (write-region text nil path nil 'quiet)
    (switch-to-buffer (find-file-noselect path))
    (saveworthy-ensure)
    (run-hooks 'post-command-hook)
    (suite-wait "the server" #'eglot-current-server)))

(defun suite-underlined (rule)
  "Return what is underlined for RULE."
  (flymake-start)                       ; idle timers never fire here
  (cl-loop for each in (sort (flymake-diagnostics)
                             (lambda (one other)
                               (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))
           when (string-search (format "[%s]" rule) (flymake-diagnostic-text each))
           collect (buffer-substring-no-properties
                    (flymake-diagnostic-beg each) (flymake-diagnostic-end each))))

(defun suite-wait-for (rule words)
  "Wait until WORDS are underlined for RULE."
  (suite-wait (format "%s at %S" rule words)
              (lambda () (equal (suite-underlined rule) words))))

(defun suite-changed ()
  "Tell the server of changes, as a pause in typing would."
  (eglot--signal-textDocument/didChange))

(defun suite-go (part)
  "Go into the first place of PART."
  (goto-char (point-min))
  (search-forward part)
  (backward-char))

(defun suite-act (pattern)
  "Choose the one action at point whose title matches PATTERN, as from the menu."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt collection &rest _)
               (let ((fits (cl-remove-if-not (lambda (each) (string-match-p pattern (car each)))
                                             collection)))
                 (should (= (length fits) 1))
                 (caar fits))))
            ((symbol-function 'y-or-n-p) #'always)
            (last-nonmenu-event 0))
    (eglot-code-actions (point) (point) nil t)))

(defmacro suite-test (name &rest body)
  "Define a test called NAME that runs BODY with a folder of its own."
  (declare (indent 1))
  `(ert-deftest ,name ()
     (let ((suite-folder (make-temp-file (expand-file-name "test" suite-root) t)))
       (write-region "" nil (expand-file-name "saveworthy.toml" suite-folder) nil 'quiet)
       (switch-to-buffer "*scratch*")
       (unwind-protect
           (progn ,@body)
         ;; Eglot's answers still come for drafts that are closed, and would then raise.
         (set-buffer-modified-p nil)))))

(defun suite-read (name)
  "Return the text of the file NAME."
  (with-temp-buffer
    (insert-file-contents (expand-file-name name suite-folder))
    (buffer-string)))

(suite-test findings-stand-where-they-are-behind-an-emoji
  (suite-draft "# 😀 Nai\u0308ve\n\n👩‍👩‍👧 e\u0301 We met in order to plan, and we utilize ropes.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-wait-for "buzzwords/utilize" '("utilize")))

(suite-test findings-stand-where-they-are-with-windows-line-ends
  (suite-draft "# 😀 Naïve\n\nWe met in order to plan.\n\nWe utilize ropes.\n" nil 'utf-8-dos)
  (should (eq (coding-system-eol-type buffer-file-coding-system) 1))
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-wait-for "buzzwords/utilize" '("utilize")))

(suite-test a-quick-fix-mends-the-sentence
  (suite-draft "😀 We met in order to plan.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-go "order")
  (suite-act "^Use “to”")
  (should (equal (buffer-string) "😀 We met to plan.\n"))
  (suite-changed)
  (suite-wait-for "plain/in-order-to" nil))

(suite-test a-hover-says-why
  (suite-draft "😀 We met in order to plan.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-go "order")
  (let (said)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
    (suite-wait "a hover" (lambda () said))
    (should (string-search "plain/in-order-to" said))
    (should (string-search "Before: " said))))

(suite-test fix-all-makes-the-safe-fixes-and-one-undo-takes-them-back
  (suite-draft "😀 We met in order to plan.\n\nDue to the fact that it rained, we met in order to row.\n")
  (suite-wait-for "plain/in-order-to" '("in order to" "in order to"))
  (buffer-enable-undo)
  (undo-boundary)
  (saveworthy-fix-all)
  (should (equal (buffer-string) "😀 We met to plan.\n\nBecause it rained, we met to row.\n"))
  (undo-boundary)
  (suite-changed)
  (suite-wait-for "plain/in-order-to" nil)
  (primitive-undo 1 (if (car buffer-undo-list) buffer-undo-list (cdr buffer-undo-list)))
  (suite-changed)
  (suite-wait-for "plain/in-order-to" '("in order to" "in order to")))

(suite-test fix-all-says-so-when-there-is-nothing-to-fix
  (suite-draft "The tide was out by noon.\n")
  (let (said)
    (cl-letf (((symbol-function 'message)
               (lambda (text &rest _) (when text (setq said text)))))
      (saveworthy-fix-all))
    (should (string-search "nothing to fix" said))
    (should (equal (buffer-string) "The tide was out by noon.\n"))))

(suite-test a-comment-silences-a-finding
  (suite-draft "# Boats\n\nWe met in order to plan.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-go "order")
  (suite-act "^Ignore this one here")
  (suite-wait "the comment"
              (lambda () (string-search "saveworthy-disable-next-line plain/in-order-to"
                                        (buffer-string))))
  (suite-changed)
  (suite-wait-for "plain/in-order-to" nil))

(suite-test a-finding-is-ignored-for-everybody-in-the-shared-file
  (suite-draft "# Boats\n\nWe met in order to plan.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-go "order")
  (suite-act "^Ignore this one for everybody")
  (suite-wait-for "plain/in-order-to" nil)
  (should (string-search "plain/in-order-to" (suite-read ".saveworthy-ignore.json"))))

(suite-test an-accepted-term-is-silent-from-then-on
  (suite-draft "# Boats\n\nWe utilize ropes.\n")
  (suite-wait-for "buzzwords/utilize" '("utilize"))
  (suite-go "utilize")
  (suite-act "^Accept “utilize”")
  (suite-wait-for "buzzwords/utilize" nil)
  (should (string-search "accept = [\"utilize\"]" (suite-read "saveworthy.toml"))))

(suite-test no-underline-is-stale-while-a-writer-types
  (suite-draft "# 😀\n\nRopes and sails.\n")
  (goto-char (point-max))
  (cl-loop for letter across "😀 We met in order to plan.\n"
           do (insert letter)
           do (suite-changed))
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (goto-char (point-min))
  (insert "👩‍👩‍👧 e\u0301\n")
  (suite-changed)
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (search-forward "order")
  (delete-char -1)
  (suite-changed)
  (suite-wait-for "plain/in-order-to" nil)
  (insert "r")
  (suite-changed)
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (capitalize-word -1)
  (suite-changed)
  (suite-wait-for "plain/in-order-to" '("in Order to"))
  (upcase-region (point-min) (point-max))
  (suite-changed)
  (suite-wait-for "plain/in-order-to" '("IN ORDER TO"))
  (erase-buffer)
  (suite-changed)
  (suite-wait-for "plain/in-order-to" nil))

(suite-test the-review-shows-scores-and-leads-to-the-place
  (suite-draft
   (concat "# 😀 News\n\nWe are thrilled to announce the next chapter of our transformation journey.\n\n"
           (string-join (make-list 12 "Our synergy-driven platform leverages best-in-class solutions.") " ")
           "\n"))
  (let ((draft (current-buffer)))
    (suite-wait "findings" (lambda () (flymake-start) (flymake-diagnostics)))
    (saveworthy-review)
    (should (derived-mode-p 'saveworthy-review-mode))
    (dolist (part '("voice [0-9]+" "readability [0-9]+" "save [0-9]+" "Would you save this\\?"
                    "[0-9]+ words, [0-9]+ findings"))
      (goto-char (point-min))
      (should (re-search-forward part nil t)))
    (goto-char (point-min))
    (search-forward "This sentence could open any draft")
    (push-button (match-beginning 0))
    (should (eq (current-buffer) draft))
    (should (looking-at-p "We are thrilled"))))

(suite-test a-rule-is-explained-at-point
  (suite-draft "We met in order to plan, and we utilize ropes.\n")
  (suite-wait-for "plain/in-order-to" '("in order to"))
  (suite-wait-for "buzzwords/utilize" '("utilize"))
  (suite-go "utilize")
  (call-interactively #'saveworthy-explain)
  (with-current-buffer "*Saveworthy rule*"
    (should (string-prefix-p "buzzwords/utilize\n" (buffer-string)))
    (should (string-search "\nBefore: " (buffer-string)))))

(suite-test text-files-are-reviewed
  (suite-draft "We met in order to plan.\n" "draft.txt")
  (suite-wait-for "plain/in-order-to" '("in order to")))

(define-derived-mode suite-program-mode text-mode "Program"
  "For files that are no drafts, as those of yaml-mode, which derives from `text-mode', too.")

(ert-deftest other-servers-keep-their-modes ()
  (let ((eglot-server-programs (cons '(suite-program-mode "other") eglot-server-programs)) asked)
    (cl-letf (((symbol-function 'eglot-ensure) (lambda () (push major-mode asked))))
      (dolist (mode '(suite-program-mode prog-mode text-mode markdown-mode gfm-mode))
        (with-temp-buffer
          (funcall mode)
          (saveworthy-ensure))))
    (should (equal (nreverse asked) '(text-mode markdown-mode gfm-mode)))))

(ert-deftest a-missing-server-is-said-once-with-what-to-do ()
  (let ((saveworthy-command '("no-such-program" "lsp")) saveworthy--told said)
    (cl-letf (((symbol-function 'display-warning)
               (lambda (_type text &rest _) (push text said))))
      (with-temp-buffer
        (text-mode)
        (saveworthy-ensure)
        (saveworthy-ensure)
        (should-error (saveworthy-review) :type 'user-error)))
    (should (= (length said) 1))
    (should (string-search "uv tool install saveworthy" (car said)))))

(ert-deftest the-file-compiles-without-a-warning ()
  (let* ((byte-compile-error-on-warn t)
         (target (make-temp-file "saveworthy" nil ".elc"))
         (byte-compile-dest-file-function (lambda (_) target)))
    (unwind-protect
        (should (byte-compile-file (getenv "PLUGIN")))
      (delete-file target))))

(ert-deftest the-file-is-as-checkdoc-wants-it ()
  (require 'checkdoc)
  (let (said)
    (cl-letf (((symbol-function 'display-warning)
               (lambda (_type text &rest _) (push text said)))
              ((symbol-function 'warn)
               (lambda (text &rest rest) (push (apply #'format text rest) said))))
      (checkdoc-file (getenv "PLUGIN")))
    (should-not said)))

(add-hook 'kill-emacs-hook (lambda () (delete-directory suite-root t)))

;;; suite.el ends here
